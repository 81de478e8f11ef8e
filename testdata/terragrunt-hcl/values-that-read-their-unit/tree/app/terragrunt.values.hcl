x = read_terragrunt_config("terragrunt.hcl")
