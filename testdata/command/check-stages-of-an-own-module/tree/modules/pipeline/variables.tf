variable "compute_type" { type = string }
variable "stages" {
  type = map(object({ approval = bool, environment = string }))
}
