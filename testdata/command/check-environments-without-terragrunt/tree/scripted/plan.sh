#!/bin/bash
terraform plan -var-file=./values.tfvars -var-file=./missing.tfvars -var password=hunter22
