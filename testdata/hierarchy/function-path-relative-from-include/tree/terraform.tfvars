terragrunt {
}
to_root = "${path_relative_from_include()}"
