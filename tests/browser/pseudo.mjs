export async function finds_what_cannot_be_translated() {}
