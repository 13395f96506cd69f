# The sign-in of the editors' form: docker build --file hooks/sign-in.Dockerfile --tag inloggning .
FROM python:3.12-slim
COPY hooks/commands/sign_in.py /sign_in.py
USER nobody
EXPOSE 8766
CMD ["python", "/sign_in.py"]
