variable "name" {
  type        = string
  description = "Name of the pipeline"
}

variable "artifact_bucket" {
  type        = string
  description = "Name of the artifact bucket"
}

variable "role_arn" {
  type        = string
  description = "Role the pipeline runs as"
}

variable "connection_arn" {
  type        = string
  description = "Connection to GitHub"
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

variable "project_name" {
  type        = string
  description = "Build project to start"
}

variable "function_name" {
  type        = string
  description = "Function that tells the team"
}

variable "source_stage" {
  type        = object({ name = string, action = string })
  description = "Names of the source stage and its action"
}

variable "approval_stage" {
  type        = object({ name = string, action = string })
  description = "Names of the approval stage and its action; no approval when null"
  default     = null
}

variable "build_stage" {
  type        = object({ name = string, action = string })
  description = "Names of the build stage and its action"
}

variable "notify_stage" {
  type        = object({ name = string, action = string })
  description = "Names of the last stage and its action"
}

variable "tags" {
  type        = map(string)
  description = "Tags of every resource"
  default     = {}
}
