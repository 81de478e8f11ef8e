variable "flags" {
  type = "list"
}

variable "regions" {
  type = "map"
}

variable "nets" {
  type = "list"
}

variable "one" {
  type = "map"
}

variable "mixed" {
  type = "map"
}
