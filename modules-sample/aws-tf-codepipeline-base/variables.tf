variable "name" {
  type        = string
  description = "Name of the pipeline this is for"
}

variable "artifact_bucket" {
  type        = string
  description = "Name of the artifact bucket"
}

variable "versioning" {
  type        = bool
  description = "Keep old versions of the objects in the bucket"
  default     = true
}

variable "force_destroy" {
  type        = bool
  description = "Let the bucket be destroyed while it holds objects"
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

variable "project_arn" {
  type        = string
  description = "Build project the pipeline starts"
}

variable "function_arn" {
  type        = string
  description = "Function the pipeline invokes"
}

variable "tags" {
  type        = map(string)
  description = "Tags of every resource"
  default     = {}
}
