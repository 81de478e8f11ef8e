export TF_VAR_build="$CI_COMMIT"
terraform plan -var 'revision=1'
