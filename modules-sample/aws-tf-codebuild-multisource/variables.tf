variable "name" {
  type        = string
  description = "Name of the build project"
}

variable "artifact_bucket_arn" {
  type        = string
  description = "ARN of the artifact bucket"
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

variable "source_location" {
  type        = string
  description = "Location of the source, for types other than CODEPIPELINE"
  default     = null
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

variable "build_timeout" {
  type        = number
  description = "Minutes a build may take"
  default     = 60
}

variable "secondary_sources" {
  type        = list(map(string))
  description = "More repositories: maps of name, repository_owner, repository, branch and artifact"
  default     = []
}

variable "deploy_bucket" {
  type        = string
  description = "Bucket the build publishes to"
  default     = ""
}

variable "tags" {
  type        = map(string)
  description = "Tags of every resource"
  default     = {}
}
