variable "sweep" {
  default = "rate(1 hour)"
}

variable "cpu" {
  default = 256
}

variable "memory" {
  default = 512
}

variable "timeout" {
  default = 60
}

variable "backup_days" {
  default = 7
}

variable "backup_window" {
  default = "01:00-02:00"
}

variable "maintenance_window" {
  default = "sun:03:00-sun:04:00"
}

variable "archive_after" {
  default = 90
}

variable "delete_after" {
  default = 365
}

resource "aws_cloudwatch_event_rule" "sweep" {
  schedule_expression = "${var.sweep}"
}

resource "aws_ecs_task_definition" "main" {
  family                   = "app"
  requires_compatibilities = ["FARGATE"]
  cpu                      = "${var.cpu}"
  memory                   = "${var.memory}"
}

resource "aws_lambda_function" "main" {
  function_name = "app"
  timeout       = "${var.timeout}"
}

resource "aws_lambda_event_source_mapping" "main" {
  function_name = "app"
}

resource "aws_sqs_queue" "main" {
  visibility_timeout_seconds = 300
}

resource "aws_db_instance" "main" {
  backup_retention_period = "${var.backup_days}"
  backup_window           = "${var.backup_window}"
  maintenance_window      = "${var.maintenance_window}"
}

resource "aws_s3_bucket" "main" {
  bucket = "app"

  lifecycle_rule {
    enabled = true

    transition {
      days          = "${var.archive_after}"
      storage_class = "GLACIER"
    }

    expiration {
      days = "${var.delete_after}"
    }
  }
}
