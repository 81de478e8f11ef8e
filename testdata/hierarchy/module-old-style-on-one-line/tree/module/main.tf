variable "h" { type = "map" default { x = 1 } }
variable "l" { type = "list" default = ["a"] }
variable "d" { default { x = 1 } description = "after" }
variable "c" { default = { a = "d" b = "e" } }
variable "m" { type = "map" default { min = 1 max = [2, { x = "y" "z" = true }] } }
variable "e" { default = { a = 1 + 2 b = 3 } }
