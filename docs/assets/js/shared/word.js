/**
 * Word documents (.docx) of a title and parts: real headings, lists and tables, in Swedish. Texts are only ever texts.
 *
 * @typedef {object} Line
 * @property {string} text of one or several lines
 * @property {string} [address] where it leads
 * @property {boolean} [strong]
 * @typedef {{heading: string, level?: 2 | 3}
 *   | {lead: string}
 *   | {list: readonly Line[]}
 *   | {columns: readonly Column[], rows: readonly (readonly (readonly Line[])[])[]}} Part
 * @typedef {{title: string, width: number}} Column `width` in percent of the page's
 */
import {
  Document,
  ExternalHyperlink,
  HeadingLevel,
  Packer,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";

const FONT = "Calibri";
const INK = "1F1F1F";
const SHADE = "EDEDED";
const MOST_IN_ADDRESS = 2_000; // characters: Word refuses a document with a longer link (2,083)
const UNKNOWN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu; // what XML cannot hold

/**
 * The file as a program for text opens it.
 *
 * @param {string} title
 * @param {string} author
 * @param {readonly Part[]} parts
 * @returns {Promise<Blob>}
 */
export function wordFile(title, author, parts) {
  const document = new Document({
    title: clean(title),
    creator: clean(author),
    lastModifiedBy: clean(author),
    styles: { default: styles() },
    sections: [
      {
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs({ text: title }) }),
          ...parts.flatMap((part) => blocks(part)),
        ],
      },
    ],
  });
  return Packer.toBlob(document);
}

/** Sizes in half points, spaces in twentieths of a point. */
function styles() {
  /** @param {number} size @param {number} before */
  const heading = (size, before) => ({
    run: { size, bold: true, color: INK, font: FONT },
    paragraph: { spacing: { before, after: 80 }, keepNext: true },
  });
  return {
    document: {
      run: { font: FONT, size: 22, language: { value: "sv-SE" } },
      paragraph: { spacing: { after: 80 } },
    },
    heading1: heading(40, 0),
    heading2: heading(28, 280),
    heading3: heading(24, 200),
  };
}

/**
 * @param {Part} part
 * @returns {(Paragraph | Table)[]}
 */
function blocks(part) {
  if ("columns" in part) return [table(part)];
  if ("list" in part) return part.list.map((line) => new Paragraph({ bullet: { level: 0 }, children: runs(line) }));
  if ("lead" in part)
    return [new Paragraph({ children: runs({ text: part.lead, strong: true }), spacing: { after: 160 } })];
  const heading = part.level === 3 ? HeadingLevel.HEADING_3 : HeadingLevel.HEADING_2;
  return [new Paragraph({ heading, children: runs({ text: part.heading }) })];
}

/**
 * A table whose first row tells what the columns are, again on each page. No row is split between pages.
 *
 * @param {Extract<Part, {columns: unknown}>} part
 */
function table({ columns, rows }) {
  /**
   * @param {readonly Line[]} lines
   * @param {number} place
   * @param {object} [look]
   */
  const cell = (lines, place, look = {}) =>
    new TableCell({
      width: { size: columns[place]?.width ?? 0, type: WidthType.PERCENTAGE },
      margins: { top: 60, bottom: 20, left: 100, right: 100 },
      children: (lines.length > 0 ? lines : [{ text: "" }]).map(
        (line) => new Paragraph({ children: runs(line), spacing: { after: 40 } }),
      ),
      ...look,
    });
  const head = columns.map(({ title }, place) =>
    cell([{ text: title, strong: true }], place, { shading: { type: ShadingType.CLEAR, fill: SHADE } }),
  );
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    tableLook: { firstRow: true, firstColumn: false, lastRow: false, lastColumn: false, noHBand: true, noVBand: true },
    rows: [
      new TableRow({ children: head, tableHeader: true, cantSplit: true }),
      ...rows.map((cells) => new TableRow({ children: cells.map((one, at) => cell(one, at)), cantSplit: true })),
    ],
  });
}

/**
 * A text, as a link where it leads somewhere.
 *
 * @param {Line} line
 */
function runs({ text, address = "", strong = false }) {
  const isLink = address !== "" && address.length <= MOST_IN_ADDRESS;
  const told = address && !isLink ? `${text}: ${address}` : text;
  const look = { ...(strong ? { bold: true } : {}), ...(isLink ? { style: "Hyperlink" } : {}) };
  const shown = clean(told)
    .split("\n")
    .map((one, row) => new TextRun({ text: one, ...(row > 0 ? { break: 1 } : {}), ...look }));
  return isLink ? [new ExternalHyperlink({ link: address, children: shown })] : shown;
}

/** @param {string} text */
function clean(text) {
  return text.replace(UNKNOWN, "");
}
