terragrunt = {
}
stage = "a-1"
