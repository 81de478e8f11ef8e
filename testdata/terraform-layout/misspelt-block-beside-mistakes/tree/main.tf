variabel "x" {
  default = 1
}

variable "y" {
  defualt = 2
}
