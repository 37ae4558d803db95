SELECT id, joined_on FROM member WHERE id = '@one@'
