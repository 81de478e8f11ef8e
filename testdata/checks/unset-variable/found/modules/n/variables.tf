variable "stage" {
  type = string
}

variable "made_by_the_pipeline" {
  type = string
}
