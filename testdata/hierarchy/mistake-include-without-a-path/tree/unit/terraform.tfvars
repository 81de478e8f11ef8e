terragrunt {
  include {}
}
