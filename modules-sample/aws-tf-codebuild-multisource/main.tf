locals {
  curated_image = length(regexall("^aws/codebuild/", var.codebuild_image)) > 0
  s3_cache      = var.cache_type == "S3"
}

resource "aws_codebuild_project" "this" {
  name          = var.name
  description   = var.codebuild_description
  service_role  = aws_iam_role.this.arn
  build_timeout = var.build_timeout
  tags          = var.tags

  artifacts {
    type = var.artifact_type
  }

  cache {
    type     = var.cache_type
    location = local.s3_cache ? "${aws_s3_bucket.cache[0].bucket}/${var.name}" : null
    modes    = var.cache_type == "LOCAL" ? ["LOCAL_SOURCE_CACHE"] : null
  }

  environment {
    type                        = var.codebuild_type
    compute_type                = var.compute_type
    image                       = var.codebuild_image
    image_pull_credentials_type = local.curated_image ? "CODEBUILD" : "SERVICE_ROLE"
    privileged_mode             = var.privileged_mode

    dynamic "environment_variable" {
      for_each = var.environment_variables

      content {
        name  = environment_variable.value["name"]
        value = environment_variable.value["value"]
        type  = lookup(environment_variable.value, "type", "PLAINTEXT")
      }
    }
  }

  source {
    type      = var.source_type
    location  = var.source_location
    buildspec = var.buildspec_path
  }

  # For projects outside a pipeline; a pipeline hands the sources over as input artifacts
  dynamic "secondary_sources" {
    for_each = var.source_type == "CODEPIPELINE" ? [] : var.secondary_sources

    content {
      type              = var.source_type
      location          = "https://github.com/${secondary_sources.value["repository_owner"]}/${secondary_sources.value["repository"]}.git"
      source_identifier = secondary_sources.value["artifact"]
    }
  }

  dynamic "secondary_source_version" {
    for_each = var.source_type == "CODEPIPELINE" ? [] : var.secondary_sources

    content {
      source_identifier = secondary_source_version.value["artifact"]
      source_version    = secondary_source_version.value["branch"]
    }
  }
}

resource "aws_s3_bucket" "cache" {
  count = local.s3_cache ? 1 : 0

  bucket        = "${var.name}-cache-${data.aws_region.current.name}"
  force_destroy = true
  tags          = var.tags
}

resource "aws_s3_bucket_lifecycle_configuration" "cache" {
  count = local.s3_cache ? 1 : 0

  bucket = aws_s3_bucket.cache[0].id

  rule {
    id     = "expire"
    status = "Enabled"

    filter {}

    expiration {
      days = 30
    }
  }
}
