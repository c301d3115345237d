export interface Order {
  id: string;
  state: 'packed' | 'shipped' | 'delivered' | 'cancelled';
  photoUrl: string;
  trackingUrl: string;
}
