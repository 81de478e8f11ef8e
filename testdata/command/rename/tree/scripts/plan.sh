terraform plan -var size=7
