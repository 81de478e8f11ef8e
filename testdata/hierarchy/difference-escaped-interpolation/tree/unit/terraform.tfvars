policy = "user/$${aws:username}"

terragrunt {
}
