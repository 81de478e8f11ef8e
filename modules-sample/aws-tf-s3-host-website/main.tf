module "tags" {
  source = "../aws-tf-tags"

  owner       = var.owner
  app         = var.app
  service     = var.service
  stage       = var.stage
  info        = var.info
  cost_center = var.cost_center
  extra_tags  = var.extra_tags
}

resource "aws_s3_bucket" "website" {
  bucket        = "${module.tags.name}-${var.aws_region}"
  force_destroy = var.force_destroy
  tags          = module.tags.tags
}

resource "aws_s3_bucket_website_configuration" "website" {
  bucket = aws_s3_bucket.website.id

  index_document {
    suffix = var.index_document
  }

  error_document {
    key = var.error_document
  }
}

resource "aws_s3_bucket_versioning" "website" {
  bucket = aws_s3_bucket.website.id

  versioning_configuration {
    status = var.versioning ? "Enabled" : "Suspended"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "website" {
  bucket = aws_s3_bucket.website.id

  rule {
    id     = "expire-noncurrent"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = var.noncurrent_version_days
    }
  }
}

resource "aws_s3_bucket_cors_configuration" "website" {
  count = length(var.cors_allowed_origins) > 0 ? 1 : 0

  bucket = aws_s3_bucket.website.id

  cors_rule {
    allowed_methods = ["GET", "HEAD"]
    allowed_origins = var.cors_allowed_origins
  }
}

resource "aws_s3_object" "robots" {
  count = var.robots_txt == "" ? 0 : 1

  bucket       = aws_s3_bucket.website.id
  key          = "robots.txt"
  content      = var.robots_txt
  content_type = "text/plain"
}
