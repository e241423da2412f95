import json
import sys
from base64 import b64encode
from os import environ
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pandas


def send(url, body=None, headers={}):
    """Ends with the code and the sentence of a refusal."""
    try:
        answer = json.load(urlopen(Request(url, body, headers)))
    except HTTPError as refused:
        answer = json.load(refused)
    if "error" in answer:
        sys.exit(f"{answer['error']}: {answer['error_description']}")
    for error in answer.get("errors", []):
        sys.exit(f"{error['extensions']['code']}: {error['message']}")
    return answer


client = b64encode(f"{environ['REPORTING_CLIENT_ID']}:{environ['REPORTING_CLIENT_SECRET']}".encode()).decode()
issuer = send(environ["REPORTING_ISSUER"] + "/.well-known/openid-configuration")
grant = send(issuer["token_endpoint"], b"grant_type=client_credentials", {"Authorization": f"Basic {client}"})
body = json.dumps({"query": Path("report.graphql").read_text(encoding="utf-8")}).encode()
headers = {"Authorization": f"Bearer {grant['access_token']}", "Content-Type": "application/json"}
data = send(environ["REPORTING_ENDPOINT"], body, headers)["data"]
plan = pandas.json_normalize(data["planProgress"]["rows"]).convert_dtypes()
visits = pandas.json_normalize(data["visitStatistics"]["rows"]).convert_dtypes()
for table in (plan, visits):
    print(table.to_csv(index=False))
