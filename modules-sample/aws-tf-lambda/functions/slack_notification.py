"""Last stage of a pipeline: tells Slack that the stages before it went through."""

import json
import os
import urllib.request

import boto3

codepipeline = boto3.client("codepipeline")
ssm = boto3.client("ssm")


def post(text):
    parameter = os.environ.get("SLACK_WEBHOOK_PARAMETER")
    if not parameter:
        print(text)
        return
    url = ssm.get_parameter(Name=parameter, WithDecryption=True)["Parameter"]["Value"]
    request = urllib.request.Request(
        url,
        data=json.dumps({"text": text}).encode(),
        headers={"Content-Type": "application/json"},
    )
    urllib.request.urlopen(request, timeout=5).close()


def handler(event, context):
    job = event["CodePipeline.job"]
    text = job["data"]["actionConfiguration"]["configuration"].get("UserParameters", "")
    try:
        post(text or "pipeline finished")
    except Exception as error:
        codepipeline.put_job_failure_result(
            jobId=job["id"], failureDetails={"type": "JobFailed", "message": str(error)[:500]}
        )
        return
    codepipeline.put_job_success_result(jobId=job["id"])
