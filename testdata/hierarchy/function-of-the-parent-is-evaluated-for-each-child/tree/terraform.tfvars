terragrunt {
}
path = "${path_relative_to_include()}"
