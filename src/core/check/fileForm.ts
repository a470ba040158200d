/** How a file was written. */
export type FileForm = 'der' | 'pem' | 'base64' | 'text' | 'p7b' | 'pfx';
