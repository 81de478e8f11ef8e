resource "aws_s3_bucket" "artifacts" {
  bucket        = var.artifact_bucket
  force_destroy = var.force_destroy
  tags          = var.tags
}

resource "aws_s3_bucket_versioning" "artifacts" {
  bucket = aws_s3_bucket.artifacts.id

  versioning_configuration {
    status = var.versioning ? "Enabled" : "Suspended"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "artifacts" {
  bucket = aws_s3_bucket.artifacts.id

  rule {
    id     = "expire-noncurrent"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = var.noncurrent_version_days
    }
  }
}

resource "aws_s3_bucket_public_access_block" "artifacts" {
  bucket = aws_s3_bucket.artifacts.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# Someone has to confirm a new connection in the console once
resource "aws_codestarconnections_connection" "github" {
  count = var.connection_arn == null ? 1 : 0

  name          = substr(var.name, 0, 32)
  provider_type = "GitHub"
  tags          = var.tags
}

locals {
  connection_arn = var.connection_arn == null ? aws_codestarconnections_connection.github[0].arn : var.connection_arn
}
