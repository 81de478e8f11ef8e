terragrunt = {
}
stage = "a"
