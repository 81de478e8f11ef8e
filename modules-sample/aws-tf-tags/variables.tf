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
