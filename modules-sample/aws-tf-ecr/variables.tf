variable "ecr_repository_name" {
  type        = string
  description = "Name of the ECR repository"
}

variable "image_tag_mutability" {
  type        = string
  description = "MUTABLE or IMMUTABLE tags"
  default     = "MUTABLE"
}

variable "untagged_days" {
  type        = number
  description = "Days after which untagged images are removed"
  default     = 14
}

variable "force_destroy" {
  type        = bool
  description = "Let the repository be destroyed while it holds images"
  default     = false
}

variable "tags" {
  type        = map(string)
  description = "Tags of every resource"
  default     = {}
}
