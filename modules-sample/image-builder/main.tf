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

module "ecr" {
  source = "../aws-tf-ecr"

  ecr_repository_name = var.ecr_repository_name
  force_destroy       = var.force_destroy
  tags                = module.tags.tags
}

module "codebuild" {
  source = "../aws-tf-codebuild"

  name                  = module.tags.name
  artifact_bucket_arn   = module.base.artifact_bucket_arn
  codebuild_description = var.codebuild_description
  artifact_type         = var.artifact_type
  source_type           = var.source_type
  buildspec_path        = var.buildspec_path
  cache_type            = var.cache_type
  compute_type          = var.compute_type
  codebuild_image       = var.codebuild_image
  codebuild_type        = var.codebuild_type
  privileged_mode       = var.privileged_mode
  environment_variables = var.environment_variables
  ecr_repository_arns   = [module.ecr.repository_arn]
  ecr_push              = true
  tags                  = module.tags.tags
}

module "notification" {
  source = "../aws-tf-lambda"

  name                    = join("-", [var.app, var.service, var.info, "slack", var.stage])
  description             = "Tells Slack about ${module.tags.name}"
  slack_webhook_parameter = var.slack_webhook_parameter
  tags                    = module.tags.tags
}

module "base" {
  source = "../aws-tf-codepipeline-base"

  name                    = module.tags.name
  artifact_bucket         = "${module.tags.name}-${var.aws_region}"
  versioning              = var.versioning
  force_destroy           = var.force_destroy
  noncurrent_version_days = var.noncurrent_version_days
  connection_arn          = var.connection_arn
  project_arn             = module.codebuild.project_arn
  function_arn            = module.notification.function_arn
  tags                    = module.tags.tags
}

module "pipeline" {
  source = "../aws-tf-codepipeline-github"

  name             = module.tags.name
  role_arn         = module.base.role_arn
  artifact_bucket  = module.base.artifact_bucket
  connection_arn   = module.base.connection_arn
  repository_owner = var.repository_owner
  repository       = var.repository
  branch           = var.branch
  artifact         = var.artifact
  project_name     = module.codebuild.project_name
  function_name    = module.notification.function_name

  source_stage = {
    name   = var.stage_1_name
    action = var.stage_1_action
  }

  build_stage = {
    name   = var.stage_2_name
    action = var.stage_2_action
  }

  notify_stage = {
    name   = var.stage_3_name
    action = var.stage_3_action
  }

  tags = module.tags.tags
}
