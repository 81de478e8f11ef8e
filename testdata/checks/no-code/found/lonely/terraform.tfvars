terragrunt = {
  prevent_destroy = true
}
