terragrunt = {
}
stage = "b-1"
