terragrunt = {
}

tags = {
  owner = "platform"
}
