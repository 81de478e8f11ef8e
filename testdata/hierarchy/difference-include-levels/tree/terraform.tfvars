a = "top"
b = "top"
c = "top"

terragrunt {
}
