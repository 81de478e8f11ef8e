variable "service" {
  type = object({
    replicas = optional(number, 1)
    name     = string
  })
}
