@extends('site')
@section('title', 'Line and wrinkle consultations')
@section('body')
<h1>Consultations for lines and wrinkles</h1>
<p>Prescription only medicines can not be advertised to the public, so this page describes the consultation and not a product.</p>
<p>At your appointment a doctor will take your history, look at how your face moves and tell you which options, if any, are right for you.</p>
<p>No treatment can stop ageing, and sometimes the honest answer is to do nothing.</p>
<h2>What injections can and can't do</h2>
<p>Injections that relax the muscles can soften lines that appear when you frown or smile. They do not tighten loose skin or change its texture.</p>
<p>The effect wears off after three to four months.</p>
<p>It takes up to two weeks to see the full effect, so please don't book two days before a wedding.</p>
<h2>Dermal filler</h2>
<p>Hyaluronic acid filler adds volume to lips, cheeks or folds. It is not permanent and can be dissolved.</p>
<p>Filler will not lift heavy jowls. If that is your concern, surgery may be the better choice.</p>
<h2>Risks</h2>
<ul>
@foreach ([
    'Bruising, swelling and tenderness',
    'Headache or flu like symptoms',
    'Drooping of an eyelid or brow',
    'Infection, lumps or an uneven result',
    'Blocked blood vessel with loss of skin or, very rarely, of sight',
] as $risk)
    <li>{{ $risk }}</li>
@endforeach
</ul>
<p>No injectable treatment is free of risk.</p>
<h2>Is it painful?</h2>
<p>The needles are fine but you'll feel them. We can use ice or numbing cream.</p>
<h2>Who we don't treat</h2>
<p>Anyone under 18, pregnant or breastfeeding, with a muscle disease such as myasthenia gravis, or with an infection in the area.</p>
<p>We do not accept payment on the day of the consultation.</p>
<h2>Who we are</h2>
<p>Dr Priya Raman is registered with the General Medical Council. You can check her registration on the GMC website.</p>
<p>Complaints are handled by our manager within ten working days.</p>
<p>Consultation £40, taken off the cost of any treatment.</p>
@endsection

