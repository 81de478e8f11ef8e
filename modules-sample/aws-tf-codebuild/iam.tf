data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  arn_prefix = {
    for service in ["logs", "ssm"] :
    service => "arn:${data.aws_partition.current.partition}:${service}:${data.aws_region.current.name}:${data.aws_caller_identity.current.account_id}"
  }

  ecr_pull = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
  ecr_push = ["ecr:CompleteLayerUpload", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart"]
}

# The key that encrypts the secure parameters
data "aws_kms_alias" "ssm" {
  name = var.ssm_key
}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["codebuild.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${local.arn_prefix["logs"]}:log-group:/aws/codebuild/${var.name}*"]
  }

  statement {
    actions   = ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"]
    resources = concat(["${var.artifact_bucket_arn}/*"], [for bucket in aws_s3_bucket.cache : "${bucket.arn}/*"])
  }

  dynamic "statement" {
    for_each = var.ssm_parameter_path == null ? [] : [var.ssm_parameter_path]

    content {
      actions   = ["ssm:GetParameters"]
      resources = ["${local.arn_prefix["ssm"]}:parameter${statement.value}/*"]
    }
  }

  statement {
    actions   = ["kms:Decrypt"]
    resources = [data.aws_kms_alias.ssm.target_key_arn]
  }

  dynamic "statement" {
    for_each = length(var.ecr_repository_arns) > 0 ? [var.ecr_repository_arns] : []

    content {
      actions   = var.ecr_push ? concat(local.ecr_pull, local.ecr_push) : local.ecr_pull
      resources = statement.value
    }
  }

  dynamic "statement" {
    for_each = length(var.ecr_repository_arns) > 0 ? ["*"] : []

    content {
      actions   = ["ecr:GetAuthorizationToken"]
      resources = [statement.value]
    }
  }
}

resource "aws_iam_role" "this" {
  name_prefix        = "${substr(var.name, 0, 24)}-codebuild-"
  assume_role_policy = data.aws_iam_policy_document.assume.json
  tags               = var.tags
}

resource "aws_iam_role_policy" "this" {
  name   = "codebuild"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.this.json
}

resource "aws_iam_role_policy_attachment" "more" {
  count = length(var.policy_arns)

  role       = aws_iam_role.this.name
  policy_arn = var.policy_arns[count.index]
}
