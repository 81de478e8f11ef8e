data "archive_file" "this" {
  type        = "zip"
  source_file = "${path.module}/functions/${var.handler_file}.py"
  output_path = "${path.root}/${var.handler_file}.zip"
}

resource "aws_lambda_function" "this" {
  function_name    = var.name
  description      = var.description
  role             = aws_iam_role.this.arn
  runtime          = "python3.12"
  handler          = "${var.handler_file}.handler"
  timeout          = var.timeout
  filename         = data.archive_file.this.output_path
  source_code_hash = data.archive_file.this.output_base64sha256
  tags             = var.tags

  environment {
    variables = {
      SLACK_WEBHOOK_PARAMETER = var.slack_webhook_parameter
    }
  }

  depends_on = [aws_cloudwatch_log_group.this]
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/lambda/${var.name}"
  retention_in_days = var.log_retention_days
  tags              = var.tags
}
