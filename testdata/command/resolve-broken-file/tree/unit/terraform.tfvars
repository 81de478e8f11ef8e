terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }
}
stage =
region = eu-west-1
subnets = ["a" "b"]
