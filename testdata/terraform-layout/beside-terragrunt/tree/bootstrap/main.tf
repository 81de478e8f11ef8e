variable "bucket" {
  default = "state"
}
