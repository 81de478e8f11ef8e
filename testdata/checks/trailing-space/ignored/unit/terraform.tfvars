# strata:ignore trailing-space
terragrunt = {  
}
