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

variable "index_document" {
  type        = string
  description = "Page of a folder"
  default     = "index.html"
}

variable "error_document" {
  type        = string
  description = "Page shown for an error"
  default     = "error.html"
}

variable "cors_allowed_origins" {
  type        = list(string)
  description = "Origins that may read the site from a script"
  default     = []
}

variable "robots_txt" {
  type        = string
  description = "Contents of robots.txt; no such file when empty"
  default     = ""
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
