variable "h" { type = "map" default { x = 1 } }
variable "l" { type = "list" default = ["a"] }
variable "d" { default { x = 1 } description = "after" }
