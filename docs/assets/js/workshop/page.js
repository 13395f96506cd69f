/** A ready workshop's page: its invitation and what is read aloud can be copied. */
import { offerCopies } from "../shared/copy.js";

offerCopies();
