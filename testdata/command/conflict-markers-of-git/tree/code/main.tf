<<<<<<< HEAD
variable "size" {
  type = string
}
=======
variable "size" {
  type = number
}
>>>>>>> other
