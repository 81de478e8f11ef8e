terragrunt = {
<<<<<<< HEAD
  prevent_destroy = true
=======
  prevent_destroy = false
>>>>>>> other
}
