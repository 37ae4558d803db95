SELECT from_id, pointer FROM refs WHERE to_id = '@one@'
