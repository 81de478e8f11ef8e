variable "not_this" {
  default = "a remote source hides the code beside the unit"
}
