variable "app" {}

variable "service" {}

variable "info" {}

variable "stage" {}

variable "stage_1_name" {}

variable "stage_1_action" {}

variable "stage_2_name" {}

variable "stage_2_action" {}

variable "repository_owner" {}

variable "repository" {}

variable "branch" {}

variable "artifact" {}

variable "compute_type" {}

variable "codebuild_image" {}

variable "codebuild_type" {}

variable "buildspec_path" {}

variable "owner" {}

variable "cost_center" {
  default = ""
}
