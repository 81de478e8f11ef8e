terragrunt = {
  # strata:ignore unknown-key read by a tool of ours
  owner = "platform"
}
