terragrunt = {
}
stage = "b"
