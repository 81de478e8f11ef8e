variable "aws_region" {
  type        = string
  description = "Region to create everything in"
}

variable "owner" {
  type        = string
  description = "Owner of the resources, for the tag Owner"
}

variable "app" {
  type        = string
  description = "Application, first part of every name"
}

variable "service" {
  type        = string
  description = "Service of the application, second part of every name"
}

variable "stage" {
  type        = string
  description = "Stage such as dev or prod, last part of every name"
}

variable "info" {
  type        = string
  description = "What these resources are for, third part of every name"
}

variable "cost_center" {
  type        = string
  description = "Cost centre, for the tag CostCenter"
  default     = ""
}

variable "extra_tags" {
  type        = map(string)
  description = "Tags on top of the standard ones"
  default     = {}
}

variable "repository_owner" {
  type        = string
  description = "Owner of the GitHub repository"
}

variable "repository" {
  type        = string
  description = "Name of the GitHub repository"
}

variable "branch" {
  type        = string
  description = "Branch to follow"
}

variable "artifact" {
  type        = string
  description = "Name of the source artifact"
}

variable "stage_1_name" {
  type        = string
  description = "Name of the source stage"
}

variable "stage_1_action" {
  type        = string
  description = "Name of the source action"
}

variable "stage_2_name" {
  type        = string
  description = "Name of the build stage"
}

variable "stage_2_action" {
  type        = string
  description = "Name of the build action"
}

variable "stage_3_name" {
  type        = string
  description = "Name of the notification stage"
}

variable "stage_3_action" {
  type        = string
  description = "Name of the notification action"
}

variable "codebuild_description" {
  type        = string
  description = "Description of the build project"
  default     = ""
}

variable "artifact_type" {
  type        = string
  description = "Type of the build artifacts"
  default     = "CODEPIPELINE"
}

variable "source_type" {
  type        = string
  description = "Type of the build source"
  default     = "CODEPIPELINE"
}

variable "buildspec_path" {
  type        = string
  description = "Path of the buildspec from the root of the repository"
  default     = "buildspec.yml"
}

variable "cache_type" {
  type        = string
  description = "Build cache: NO_CACHE, S3 or LOCAL"
  default     = "NO_CACHE"
}

variable "compute_type" {
  type        = string
  description = "Size of the build machine"
  default     = "BUILD_GENERAL1_SMALL"
}

variable "codebuild_image" {
  type        = string
  description = "Image the build runs in"
}

variable "codebuild_type" {
  type        = string
  description = "Kind of build environment"
  default     = "LINUX_CONTAINER"
}

variable "privileged_mode" {
  type        = bool
  description = "Run the build privileged, as the Docker daemon needs"
  default     = false
}

variable "environment_variables" {
  type        = list(map(string))
  description = "Variables of the build: maps of name, value and an optional type"
  default     = []
}

variable "ecr_repository_name" {
  type        = string
  description = "Name of the ECR repository"
}

variable "versioning" {
  type        = bool
  description = "Keep old versions of the objects in the bucket"
  default     = true
}

variable "force_destroy" {
  type        = bool
  description = "Let the bucket and the repository be destroyed while they are not empty"
  default     = false
}

variable "noncurrent_version_days" {
  type        = number
  description = "Days after which old versions of objects are removed"
  default     = 30
}

variable "connection_arn" {
  type        = string
  description = "Connection to GitHub; a new one is made when null"
  default     = null
}

variable "slack_webhook_parameter" {
  type        = string
  description = "SSM parameter that holds the Slack webhook; no message is sent when empty"
  default     = ""
}
